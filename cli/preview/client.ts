/**
 * Script of the page around the form. It loads the form anew when the state has another number than the one
 * shown; the form itself keeps answers and place.
 */
export const client = `
const frame = document.querySelector("iframe");
const status = document.querySelector("[role=status]");
const texts = JSON.parse(document.getElementById("texts").textContent);
let shown = 0;
const events = new EventSource("/events");
events.onmessage = (event) => {
  const state = JSON.parse(event.data);
  status.textContent = state.said;
  status.dataset.state = state.bad ? "bad" : "good";
  if (state.title) document.title = state.title;
  if (shown !== 0 && shown !== state.number) frame.contentWindow.location.reload();
  shown = state.number;
};
events.onerror = () => {
  status.textContent = texts.lost;
  status.dataset.state = "bad";
};
for (const choice of document.querySelectorAll("[name=width]")) {
  choice.addEventListener("change", () => { frame.dataset.width = choice.value; });
}
`;
