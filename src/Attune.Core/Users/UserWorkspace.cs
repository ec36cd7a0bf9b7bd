using Attune.Core.Users.Dedupe;
using Attune.Core.Users.Memory;

namespace Attune.Core.Users;

/// <summary>What memory holds of one workspace: its users, and the UUIDs of its events.</summary>
internal sealed record UserWorkspace(WorkspaceUsers Users, WorkspaceUuids Uuids);
