namespace Attune.Core.Content.Catalogs.Imports;

/// <summary>A row of a file that could not be taken. Immutable.</summary>
/// <param name="Line">Where it begins in the file, from 1.</param>
/// <param name="Reason">Everything that is wrong with it, for a person.</param>
/// <param name="Text">The row as it stands in the file, shortened to <see cref="MaxText"/> characters.</param>
public sealed record RejectedRow(long Line, string Reason, string Text)
{
    public const int MaxText = 2_000;
    public const int MaxReason = 1_000;

    internal RejectedRow Shorten() =>
        new(
            Line,
            Reason.Length <= MaxReason ? Reason : Reason[..MaxReason] + "…",
            Text.Length <= MaxText ? Text : Text[..MaxText] + "…"
        );
}
