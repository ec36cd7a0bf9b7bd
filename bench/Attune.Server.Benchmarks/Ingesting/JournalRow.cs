namespace Attune.Server.Benchmarks.Ingesting;

/// <summary>A row that an event leaves in the journal.</summary>
internal sealed record JournalRow(Guid User, long Version, byte[] Record);
