// uap-core names a device and has no device type. This is the mapping that docs/devices.md describes: the first line that
// holds decides, and it reads nothing but uap-core's own output.
const programs = new Set([
  'HeadlessChrome', 'PhantomJS', 'curl', 'Wget', 'Python Requests', 'Python-urllib', 'Python aiohttp',
  'Go-http-client', 'Apache-HttpClient', 'Java', 'libwww-perl', 'PostmanRuntime', 'axios', 'HTTrack',
]);

const televisionSystems = new Set(['tvOS', 'ATV OS X', 'Chromecast', 'GoogleTV', 'WebTV', 'Roku', 'Web0S', 'LG', 'Samsung', 'FireHbbTV']);
const telephoneSystems = new Set([
  'Android', 'iOS', 'Windows Phone', 'Windows Mobile', 'BlackBerry OS', 'Symbian OS', 'Symbian^3', 'Symbian^3 Anna',
  'Symbian^3 Belle', 'Nokia Series 40', 'Nokia Series 30 Plus', 'KaiOS', 'Firefox OS', 'Bada', 'MeeGo', 'Maemo', 'Tizen',
  'webOS', 'Sailfish', 'Brew MP', 'BREW',
]);
const computerSystems = new Set([
  'Windows', 'Mac OS X', 'Mac OS', 'Linux', 'Chrome OS', 'Ubuntu', 'Kubuntu', 'Lubuntu', 'Debian', 'Fedora', 'Red Hat',
  'CentOS', 'SUSE', 'openSUSE', 'Gentoo', 'Slackware', 'Arch Linux', 'Mageia', 'Mandriva', 'Linux Mint', 'PCLinuxOS',
  'Puppy', 'FreeBSD', 'OpenBSD', 'NetBSD', 'BSD', 'Solaris', 'SerenityOS',
]);

const television = /\b(Apple ?TV|Chromecast|Roku|BRAVIA|Web0S|HbbTV|Smart-?TV|Google ?TV|MiTV\S*|MIBOX\S*|AFT[A-Z]+\d*|Shield Android TV)\b|\bTV\b/i;
const console = /\b(PlayStation|Xbox|Nintendo|Wii|PSP)\b/i;
const worn = /\b(Apple Watch|Watch\d|SmartWatch|Oculus|Quest)\b/i;
const tablet =
  /\b(iPad|Tablet|Kindle( Fire)?|KF[A-Z]{2,6}|Nexus (7|9|10)|Pixel (C|Tablet)|Play[Bb]ook|Xoom|TouchPad|Nook\S*|BNTV\S*|[A-Z]*Pad|Iconia|Transformer|Galaxy Tab)\b|\b(SM-[TXP]\d|GT-P\d|SC-0[12][A-Z]?Tab|TB-?\w?\d|LG-V\d{3}|Lenovo (TB|YT|Tab)|Yoga Tab|\w*Tab\b)/i;

export function deviceType({ browser, os, device }) {
  const name = `${device.family} ${device.model ?? ''}`;
  if (device.family === 'Spider' || programs.has(browser)) return 'Bot';
  if (os === 'WatchOS' || worn.test(name)) return 'Wearable';
  if (console.test(name)) return 'Console';
  if (televisionSystems.has(os) || browser === 'HbbTV' || television.test(name)) return 'TV';
  if (device.brand === 'Generic_Android_Tablet' || tablet.test(name) || os === 'BlackBerry Tablet OS' || os === 'Kindle') return 'Tablet';
  if (telephoneSystems.has(os) || device.brand === 'Generic' || /^(iPhone|iPod)/.test(device.family)) return 'Mobile';
  if (computerSystems.has(os) || device.family === 'Mac') return 'Desktop';
  if (device.brand !== undefined) return 'Mobile';
  return 'Unknown';
}
