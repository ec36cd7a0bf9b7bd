namespace Attune.Decisions.Rules;

/// <summary>Conversions of <see cref="Truth"/>.</summary>
internal static class Truths
{
    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    /// <summary>Turns round what is known.</summary>
    public static Truth NegatedIf(this Truth truth, bool negate) =>
        !negate || truth == Truth.Unknown ? truth
        : truth == Truth.True ? Truth.False
        : Truth.True;
}
