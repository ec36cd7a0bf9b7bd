namespace Attune.Core.Analytics.Attribution;

/// <summary>A goal as totals are kept of it.</summary>
/// <param name="Id">The goal's id in its experience.</param>
/// <param name="Signature">Which events reach it, and with what amounts.</param>
/// <param name="HasRevenue">Whether it has amounts.</param>
internal sealed record PlannedGoal(string Id, ulong Signature, bool HasRevenue);
