namespace Attune.Core.Content.Catalogs;

/// <summary>Why a catalog cannot be made or changed (published catalog schema).</summary>
public enum CatalogProblemKind
{
    /// <summary>A member is missing or holds what it may not.</summary>
    InvalidRequest,

    /// <summary>An attribute's type does not exist.</summary>
    InvalidType,

    /// <summary>An attribute that every item needs is absent, or no string.</summary>
    MissingMandatory,

    /// <summary>The request names more attributes than a catalog may have.</summary>
    TooManyAttributes,

    /// <summary>The catalog would have more attributes than it may.</summary>
    AttributeLimit,

    /// <summary>The workspace has as many catalogs as it may.</summary>
    CatalogLimit,

    /// <summary>Another catalog has the name.</summary>
    DuplicateName,

    /// <summary>The catalog has the attribute with another type.</summary>
    AttributeExists,

    /// <summary>There is no such catalog.</summary>
    NotFound,

    /// <summary>A product set chooses from the catalog.</summary>
    InUse,
}
