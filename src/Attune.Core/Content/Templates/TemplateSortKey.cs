namespace Attune.Core.Content.Templates;

/// <summary>By what a search's templates are ordered (published templates schemas).</summary>
public enum TemplateSortKey
{
    TemplateName,
    LastModifiedDate,
    LastModifiedBy,
}
