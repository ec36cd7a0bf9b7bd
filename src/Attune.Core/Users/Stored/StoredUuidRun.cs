namespace Attune.Core.Users.Stored;

/// <summary>A sorted run of event UUIDs without its pages.</summary>
/// <param name="Run">Its number.</param>
/// <param name="WorkspaceId">The workspace whose events they are.</param>
/// <param name="Keys">How many UUIDs it has.</param>
/// <param name="Filter">Bits that say which UUIDs are not in it.</param>
/// <param name="Fences">The first UUID of each page, 16 bytes each.</param>
public sealed record StoredUuidRun(long Run, string WorkspaceId, long Keys, byte[] Filter, byte[] Fences);
