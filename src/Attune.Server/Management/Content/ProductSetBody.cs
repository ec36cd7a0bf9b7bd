using Attune.Core.Content.ProductSets;
using Attune.Core.Content.Recommendations;
using Attune.Core.Workspaces.Records;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Content;

/// <summary>A product set.</summary>
public sealed record ProductSetBody : RecordMeta
{
    public required string Name { get; init; }

    public required string Description { get; init; }

    /// <summary>How items are chosen.</summary>
    public required string RecommendationType { get; init; }

    public required bool Archived { get; init; }

    public required string CatalogId { get; init; }

    public required IReadOnlyList<string> Items { get; init; }

    public ProductFilterGroup? IncludeFilters { get; init; }

    public ProductFilterGroup? ExcludeFilters { get; init; }

    public ProductSort? Sort { get; init; }

    public TrendSettings? Trends { get; init; }

    public UserActionSettings? UserActions { get; init; }

    public required int Limit { get; init; }

    internal static ProductSetBody From(StoredRecord<ProductSet> stored) =>
        Complete(
            new ProductSetBody
            {
                Id = stored.Record.Id,
                Name = stored.Record.Name,
                Description = stored.Record.Description,
                RecommendationType = stored.Record.RecommendationType,
                Archived = stored.Record.Status == ProductSetStatus.Archived,
                CatalogId = stored.Record.CatalogId,
                Items = stored.Record.Items,
                IncludeFilters = stored.Record.IncludeFilters,
                ExcludeFilters = stored.Record.ExcludeFilters,
                Sort = stored.Record.Sort,
                Trends = stored.Record.Trends,
                UserActions = stored.Record.UserActions,
                Limit = stored.Record.Limit,
            },
            stored
        );
}
