// Takes the token out of the address, so that it stays in no history, and into the form.
const token = document.getElementById("token");
if (location.hash.length > 1) {
  token.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState(null, "", location.pathname);
}
document.getElementById("no-token").hidden = token.value !== "";
