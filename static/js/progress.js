// Looks every two seconds how far a piece of work is, and loads the page again when it is over.
const place = document.querySelector("[data-progress]");
if (place && place.dataset.progressOver === "0") {
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(place.dataset.progress, { credentials: "same-origin" });
        if (!answer.ok) return;
        const now = await answer.json();
        if (now.is_over) {
          location.reload();
          return;
        }
        place.querySelector("[data-progress-state]").textContent = now.state_label;
        place.querySelector("[data-progress-message]").textContent = now.message;
        const bar = place.querySelector("progress");
        if (bar && now.total) {
          bar.max = now.total;
          bar.value = now.done;
        }
      } catch {
        // The line is down: the next look tries again.
      }
    }
    setTimeout(look, 2000);
  };
  setTimeout(look, 2000);
}
