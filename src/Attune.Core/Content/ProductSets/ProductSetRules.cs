using System.Text.Json;
using Attune.Core.Content.Catalogs;
using Attune.Core.Content.Recommendations;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Core.Content.ProductSets;

/// <summary>A product set's filters and sort, compiled. Immutable; safe for concurrent use.</summary>
internal sealed class ProductSetRules
{
    private readonly ItemFilter? included;
    private readonly ItemFilter? excluded;
    private readonly ProductSort? sort;

    private ProductSetRules(ItemFilter? included, ItemFilter? excluded, ProductSort? sort)
    {
        this.included = included;
        this.excluded = excluded;
        this.sort = sort;
    }

    public bool IsSorted => sort is not null;

    /// <summary>Compiles the rules; null with <paramref name="problems"/> added where they cannot be.</summary>
    public static ProductSetRules? Compile(ProductSet set, ProblemList problems)
    {
        var before = problems.Count;
        var included = Compile(set.IncludeFilters, problems.Member("include_filters"));
        var excluded = Compile(set.ExcludeFilters, problems.Member("exclude_filters"));
        if (set.Sort is { Direction: not ("1" or "-1") })
        {
            problems.Add("sort.direction", "It is \"1\" for ascending or \"-1\" for descending.");
        }
        if (set.Limit is < 1 or > ProductSet.MaxLimit)
        {
            problems.Add("limit", FormattableString.Invariant($"It is from 1 to {ProductSet.MaxLimit}."));
        }
        if (!ProductSet.Types.Contains(set.RecommendationType))
        {
            problems.Add("recommendation_type", $"It is one of {string.Join(", ", ProductSet.Types)}.");
        }
        if (set.Trends is { } trends)
        {
            if (!TrendSettings.Types.Contains(trends.TrendType))
            {
                problems.Add("trends.trend_type", $"It is one of {string.Join(", ", TrendSettings.Types)}.");
            }
            if (trends.DurationDays is < 1 or > TrendCounts.Days)
            {
                problems.Add(
                    "trends.duration_days",
                    FormattableString.Invariant($"It is from 1 to {TrendCounts.Days}.")
                );
            }
        }
        if (set.UserActions is { DurationDays: < 1 or > 365 })
        {
            problems.Add("user_actions.duration_days", "It is from 1 to 365.");
        }
        return problems.Count == before ? new ProductSetRules(included, excluded, set.Sort) : null;
    }

    public bool Passes(AttributeSet item, DateTimeOffset now) =>
        (included is null || included.Matches(item, now)) && !(excluded is not null && excluded.Matches(item, now));

    /// <summary>Whether an item is let through; one that cannot be read is not.</summary>
    public bool Passes(CatalogItem item, DateTimeOffset now) => Read(item) is { } read && Passes(read, now);

    /// <summary>The items by the set's sort, or as they come where it has none.</summary>
    public IEnumerable<CatalogItem> Order(IReadOnlyList<CatalogItem> items) =>
        sort is null
            ? items
            : items
                .Select((item, place) => (Item: item, Key: KeyOf(Read(item) ?? AttributeSet.Empty, place)))
                .OrderBy(entry => entry.Key)
                .Select(entry => entry.Item);

    public SortKey KeyOf(AttributeSet item, int place) =>
        sort is null
            ? new SortKey(AttributeValue.Missing, false, place)
            : new SortKey(item[sort.Param], sort.Direction == "-1", place);

    private static ItemFilter? Compile(ProductFilterGroup? group, ProblemList problems)
    {
        if (group is null || group.Filters.Count == 0)
        {
            return null;
        }
        var before = problems.Count;
        if (group.FilterOperator is not ("and" or "or"))
        {
            problems.Add("filter_operator", "It is \"and\" or \"or\".");
        }
        var filters = group
            .Filters.Select((filter, at) => Convert(filter, problems.Member("filters").Item(at)))
            .ToList();
        return problems.Count > before
            ? null
            : ItemFilter.Compile(
                new FilterGroup
                {
                    FilterOperator = group.FilterOperator == "and" ? FilterOperator.And : FilterOperator.Or,
                    Filters = filters,
                },
                DecisionLimits.Default,
                problems
            );
    }

    private static AttributeFilter Convert(ProductFilter filter, ProblemList problems) =>
        new()
        {
            Name = filter.Name,
            DataType = filter.DataType switch
            {
                "string" => AttributeDataType.String,
                "double" => AttributeDataType.Double,
                "datetime" => AttributeDataType.Datetime,
                "bool" => AttributeDataType.Boolean,
                _ => Refuse(problems),
            },
            Operator = filter.Operator,
            Value = filter.Value is { } value ? AttributeJson.Read(value) : default,
            Value1 = filter.Value1 is { } second ? AttributeJson.Read(second) : default,
            Negate = filter.Negate,
            CaseSensitive = filter.CaseSensitive,
        };

    private static AttributeSet? Read(CatalogItem item)
    {
        try
        {
            return AttributeJson.Parse(item.Json.Span);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AttributeDataType Refuse(ProblemList problems)
    {
        problems.Add("data_type", "It is one of string, double, datetime, bool.");
        return default;
    }
}
