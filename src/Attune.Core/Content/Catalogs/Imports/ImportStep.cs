namespace Attune.Core.Content.Catalogs.Imports;

/// <summary>The next rows of a file, to be committed together with where they end. Immutable.</summary>
/// <param name="From">The offset that the step begins at; it must be the import's.</param>
/// <param name="To">The offset after the step.</param>
/// <param name="Line">Lines of the file up to there.</param>
/// <param name="Items">Items to insert or replace, no id twice.</param>
/// <param name="Rows">Rows that the items came from; more than the items where an id came twice.</param>
/// <param name="Rejected">Rows that cannot be taken.</param>
public sealed record ImportStep(
    long From,
    long To,
    long Line,
    IReadOnlyList<CatalogItem> Items,
    int Rows,
    IReadOnlyList<RejectedRow> Rejected
);
