// Starts the page's connection and brings it back: a short loss is joined up again, a restarted server gets a fresh page,
// whose drafts the server has kept.
(() => {
  const reload = async () => {
    for (;;) {
      try {
        const answer = await fetch("/health/live", { cache: "no-store" });
        if (answer.ok) {
          location.reload();
          return;
        }
      } catch {
        // The server is not back yet.
      }
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  };
  document.getElementById("components-reconnect-modal")?.addEventListener("components-reconnect-state-changed", (event) => {
    if (event.detail.state === "rejected" || event.detail.state === "failed") {
      reload();
    }
  });
  Blazor.start({
    circuit: {
      reconnectionOptions: { maxRetries: 20, retryIntervalMilliseconds: (attempt) => (attempt < 5 ? 500 : 2000) },
    },
  });
})();
