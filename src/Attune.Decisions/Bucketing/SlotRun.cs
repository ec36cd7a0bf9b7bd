using System.Text.Json.Serialization;

namespace Attune.Decisions.Bucketing;

/// <summary>Neighbouring slots of one owner. Runs in their order make up all 10,000 slots.</summary>
/// <param name="Owner">A variation's or an experience's id; null for slots that belong to nobody.</param>
/// <param name="Count">1 to 10,000.</param>
public sealed record SlotRun([property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Owner, int Count);
