namespace Attune.Server.Moving;

/// <summary>How to talk to a running server from the same machine.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Secret">To be shown as a bearer token.</param>
internal sealed record LocalServer(string Address, string Secret);
