namespace Attune.Decisions.Experiences;

/// <summary>What a goal is worth.</summary>
/// <param name="Attribute">The event's attribute that tells the amount: a number, or a text that is one.</param>
/// <param name="Currency">Three capital letters, as ISO 4217 has them; all amounts are in it.</param>
public sealed record GoalRevenue(string Attribute, string Currency);
