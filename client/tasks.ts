/** Tasks: build, check, build again at every change. They run in the server, so that a browser has them, too. */
import {
  CustomExecution,
  type Disposable,
  l10n,
  Task,
  type TaskDefinition,
  TaskGroup,
  TaskScope,
  tasks,
  Uri,
  type WorkspaceFolder,
  workspace,
} from "vscode";
import type { Made } from "./build/made.js";
import type { Server } from "./server.js";
import { isTaskKind, type TaskKind } from "./tasks/definition.js";
import { TaskTerminal } from "./tasks/terminal.js";

interface SurveyTask extends TaskDefinition {
  task?: unknown;
  file?: unknown;
  targets?: unknown;
}

const TYPE = "rensis";

export function registerTasks(server: Server, made: Made): Disposable {
  return tasks.registerTaskProvider(TYPE, {
    // Without trust there are none: tasks write files.
    provideTasks: () => {
      if (!workspace.isTrusted) return [];
      const names = { build: l10n.t("build"), check: l10n.t("check"), watch: l10n.t("watch") };
      return (workspace.workspaceFolders ?? []).flatMap((folder) =>
        (["build", "check", "watch"] as const).map((kind) =>
          taskOf({ server, made }, { type: TYPE, task: kind }, kind, folder, names[kind]),
        ),
      );
    },
    resolveTask(task) {
      const definition: SurveyTask = task.definition;
      const folder = folderOf(task);
      if (!workspace.isTrusted || !folder || !isTaskKind(definition.task)) return undefined;
      // The definition must be the very object that was asked about.
      return taskOf({ server, made }, definition, definition.task, folder, task.name);
    },
  });
}

function folderOf({ scope }: Task): WorkspaceFolder | undefined {
  if (typeof scope === "object") return scope;
  return scope === TaskScope.Global ? undefined : workspace.workspaceFolders?.[0];
}

function taskOf(
  { server, made }: { server: Server; made: Made },
  definition: SurveyTask,
  kind: TaskKind,
  folder: WorkspaceFolder,
  name: string,
): Task {
  const execution = new CustomExecution(async () => {
    const { file, targets } = definition;
    return new TaskTerminal(server, made, kind, {
      folder: folder.uri,
      ...(typeof file === "string" ? { file: Uri.joinPath(folder.uri, file) } : {}),
      ...(Array.isArray(targets) ? { targets: targets.filter((t) => typeof t === "string") } : {}),
    });
  });
  const task = new Task(definition, folder, name, TYPE, execution, matchersFor(kind, folder));
  task.group = kind === "check" ? TaskGroup.Test : TaskGroup.Build;
  task.isBackground = kind === "watch";
  task.presentationOptions = { clear: true, showReuseMessage: false };
  return task;
}

/** The editor takes matched names for files of a disk; elsewhere the problems of the server must do. */
function matchersFor(kind: TaskKind, { uri }: WorkspaceFolder): string[] {
  if (uri.scheme !== "file") return [];
  return kind === "watch" ? ["$rensis-watch"] : ["$rensis", "$rensis-warning", "$rensis-info"];
}
