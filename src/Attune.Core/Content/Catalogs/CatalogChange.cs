namespace Attune.Core.Content.Catalogs;

/// <summary>A catalog after a change, or why there was none. Immutable.</summary>
public sealed record CatalogChange
{
    /// <summary>Null where there is a problem.</summary>
    public Catalog? Catalog { get; init; }

    public CatalogProblem? Problem { get; init; }

    /// <summary>Attributes that were there already, and were left as they are.</summary>
    public IReadOnlyList<string> AlreadyThere { get; init; } = [];

    internal static CatalogChange Refuse(CatalogProblemKind kind, string detail = "") =>
        new() { Problem = new CatalogProblem(kind, detail) };
}
