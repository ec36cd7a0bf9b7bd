using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Rules.Operators;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;
using NodaTime;

namespace Attune.Decisions.Rules;

/// <summary>
/// The filter language on things that are no users: catalog items. The same operators as for attributes of users, so that the two
/// cannot drift apart; names are exact. Missing and null match nothing, and so match a negated condition; a value of the wrong type
/// matches neither. Immutable, thread-safe; testing allocates nothing.
/// </summary>
public sealed class ItemFilter
{
    private readonly ItemFilter[] _parts = [];
    private readonly bool _isAnd;
    private readonly bool _negate;
    private readonly AttributePath? _path;
    private readonly ValueTest? _test;

    private ItemFilter(ItemFilter[] parts, bool isAnd, bool negate)
    {
        _parts = parts;
        _isAnd = isAnd;
        _negate = negate;
    }

    private ItemFilter(AttributePath path, ValueTest test, bool negate)
    {
        _path = path;
        _test = test;
        _negate = negate;
    }

    /// <summary>Compiles a group of filters of type <c>user_attributes</c>, which here are the item's, and groups of them.</summary>
    /// <returns>Null where problems were added.</returns>
    public static ItemFilter? Compile(FilterGroup filters, DecisionLimits limits, ProblemList problems)
    {
        var count = 0;
        return Compile(filters, limits, problems, 1, ref count);
    }

    /// <summary>Whether the item fits.</summary>
    /// <param name="item">The item's attributes.</param>
    /// <param name="now">What relative times are measured from; days are those of UTC.</param>
    public bool Matches(AttributeSet item, DateTimeOffset now)
    {
        var time = new TimeFrame(now.ToUnixTimeMilliseconds(), DateTimeZone.Utc);
        return Test(item, ref time) == Truth.True;
    }

    private static ItemFilter? Compile(
        Filter filter,
        DecisionLimits limits,
        ProblemList problems,
        int depth,
        ref int count
    )
    {
        if (++count > limits.FiltersPerRule)
        {
            problems.Add(
                FormattableString.Invariant($"There may be {limits.FiltersPerRule} filters, groups counted."),
                ProblemKind.TooLarge
            );
            return null;
        }

        switch (filter)
        {
            case FilterGroup when depth > limits.RuleDepth:
                problems.Add(
                    FormattableString.Invariant($"Groups may be nested {limits.RuleDepth} levels deep."),
                    ProblemKind.TooDeep
                );
                return null;
            case FilterGroup group:
                return CompileGroup(group, limits, problems, depth, ref count);
            case AttributeFilter attribute:
                return OperatorCatalog.Create(new(attribute, DateTimeZone.Utc, limits, problems)) is { } test
                    ? new(AttributePath.Of(attribute.Name), test, attribute.Negate)
                    : null;
            default:
                problems.Add(
                    FilterTypes.Discriminator,
                    "Items are filtered by their attributes, and groups of such filters."
                );
                return null;
        }
    }

    private static ItemFilter? CompileGroup(
        FilterGroup group,
        DecisionLimits limits,
        ProblemList problems,
        int depth,
        ref int count
    )
    {
        var before = problems.Count;
        var at = problems.Member("filters");
        var parts = new List<ItemFilter>();
        for (var index = 0; index < group.Filters.Count && count <= limits.FiltersPerRule; index++)
        {
            if (Compile(group.Filters[index], limits, at.Item(index), depth + 1, ref count) is { } part)
            {
                parts.Add(part);
            }
        }

        return problems.Count > before
            ? null
            : new([.. parts], group.FilterOperator == FilterOperator.And, group.Negate);
    }

    private Truth Test(AttributeSet item, ref TimeFrame time) =>
        _test is null
            ? TestParts(item, ref time)
            : ValueReader.Test(_path!.Find(item), _test, ref time, false) switch
            {
                Outcome.WrongType => Truth.Unknown,
                var outcome => Truths.Of((outcome == Outcome.Match) != _negate),
            };

    private Truth TestParts(AttributeSet item, ref TimeFrame time)
    {
        var settled = Truths.Of(!_isAnd);
        var truth = Truths.Of(_isAnd || _parts.Length == 0);
        foreach (var part in _parts)
        {
            var one = part.Test(item, ref time);
            if (one == settled)
            {
                return settled.NegatedIf(_negate);
            }

            truth = one == Truth.Unknown ? Truth.Unknown : truth;
        }

        return truth.NegatedIf(_negate);
    }
}
