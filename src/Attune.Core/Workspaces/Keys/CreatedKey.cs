namespace Attune.Core.Workspaces.Keys;

/// <summary>A key together with its secret, which is never to be had again.</summary>
public sealed record CreatedKey(ApiKey Key, string Secret);
