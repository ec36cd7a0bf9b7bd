using Attune.Core.Workspaces;

namespace Attune.Server.Authentication;

/// <summary>What a caller must show to reach an endpoint.</summary>
/// <param name="Scopes">All of these must be on the key.</param>
/// <param name="AppKey">Whether MOE-APPKEY must be sent.</param>
public sealed record AccessMetadata(KeyScopes Scopes, AppKeyHeader AppKey);
