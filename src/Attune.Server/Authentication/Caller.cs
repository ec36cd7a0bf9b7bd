using Attune.Core.Workspaces;

namespace Attune.Server.Authentication;

/// <summary>Who is calling: one key of one workspace. Everything that a request reads or writes belongs to it.</summary>
/// <param name="WorkspaceId">The workspace.</param>
/// <param name="KeyId">The key's public id, for the audit trail.</param>
/// <param name="KeyName">What people call the key, for the audit trail.</param>
/// <param name="Scopes">What the key may do.</param>
public sealed record Caller(string WorkspaceId, string KeyId, string KeyName, KeyScopes Scopes);
