namespace Attune.Decisions.Bucketing;

/// <summary>How many slots an owner is to have.</summary>
/// <param name="Owner">The variation's or experience's id.</param>
/// <param name="Slots">0 to 10,000.</param>
public readonly record struct SlotShare(string Owner, int Slots);
