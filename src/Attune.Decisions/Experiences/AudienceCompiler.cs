using Attune.Decisions.Bucketing;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Compilation;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Experiences;

/// <summary>Checks and compiles one audience of an experience.</summary>
internal static class AudienceCompiler
{
    /// <summary>The longest name of an audience or variation.</summary>
    public const int NameLength = 256;

    /// <summary>The audience; of use only where no problems were added.</summary>
    public static CompiledAudience Compile(
        ExperienceAudience audience,
        Experience experience,
        int controlSlots,
        WorkspaceRules workspace,
        VariableCompiler variables,
        RuleNeedsBuilder needs,
        ProblemList problems
    )
    {
        if (!Identifiers.IsAudienceId(audience.Id))
        {
            problems.Add("id", "An audience's id has 1 to 8 letters and digits.");
        }

        if (string.IsNullOrWhiteSpace(audience.Name) || audience.Name.Length > NameLength)
        {
            problems.Add("name", $"A name has 1 to {NameLength} characters.");
        }

        var scope = new RuleScope(workspace, experience.Key);
        var at = problems.Member("rule");
        var included = CompileRule(audience.Rule.IncludedFilters, RulePlace.Audience, scope, at, "included_filters");
        var excluded = CompileRule(audience.Rule.ExcludedFilters, RulePlace.Audience, scope, at, "excluded_filters");
        var inSession = CompileRule(audience.Rule.InSession, RulePlace.InSession, scope, at, "in_session");
        var exclusionNeeds = new RuleNeedsBuilder();
        excluded?.AddNeeds(exclusionNeeds);
        included?.AddNeeds(needs);
        excluded?.AddNeeds(needs);
        inSession?.AddNeeds(needs);

        var shares = CheckVariations(audience, workspace.Limits, problems);
        var runs = shares is null ? [] : SlotChecks.Check(audience.Slots, shares, problems.Member("slots"));
        var served = CompileVariations(
            audience,
            experience,
            controlSlots,
            shares,
            variables,
            problems.Member("variations")
        );
        return new(
            audience.Id,
            audience.Name,
            included,
            inSession,
            excluded,
            exclusionNeeds.Build().User,
            new(runs, [.. audience.Variations.Select(variation => variation.Id).Distinct()]),
            served
        );
    }

    private static Rule? CompileRule(
        FilterGroup? filters,
        RulePlace place,
        RuleScope scope,
        ProblemList problems,
        string member
    )
    {
        if (filters is not { Filters.Count: > 0 })
        {
            return null;
        }

        scope.Place = place;
        return RuleCompiler.Compile(filters, scope, problems.Member(member));
    }

    private static IReadOnlyList<SlotShare>? CheckVariations(
        ExperienceAudience audience,
        DecisionLimits limits,
        ProblemList problems
    )
    {
        var at = problems.Member("variations");
        var before = problems.Count;
        if (audience.Variations.Count < 1 || audience.Variations.Count > limits.VariationsPerAudience)
        {
            at.Add(FormattableString.Invariant($"An audience has 1 to {limits.VariationsPerAudience} variations."));
        }

        var shares = new List<SlotShare>();
        for (var index = 0; index < audience.Variations.Count; index++)
        {
            var variation = audience.Variations[index];
            var item = at.Item(index);
            if (!Identifiers.IsVariationId(variation.Id))
            {
                item.Add("id", "A variation's id has 1 to 4 digits.");
            }

            if (shares.Any(share => share.Owner == variation.Id))
            {
                item.Add("id", "Another variation of this audience has this id.");
            }

            if (string.IsNullOrWhiteSpace(variation.Name) || variation.Name.Length > NameLength)
            {
                item.Add("name", $"A name has 1 to {NameLength} characters.");
            }

            shares.Add(new(variation.Id, Percentages.Check(variation.Percentage, item, "percentage")));
        }

        var sum = shares.Sum(share => share.Slots);
        if (problems.Count == before && sum != Bucket.Slots)
        {
            at.Add(
                FormattableString.Invariant(
                    $"The variations' percentages make {sum / 100m} together; they must make 100."
                )
            );
        }

        return problems.Count == before ? shares : null;
    }

    private static List<ServedVariation> CompileVariations(
        ExperienceAudience audience,
        Experience experience,
        int controlSlots,
        IReadOnlyList<SlotShare>? shares,
        VariableCompiler variables,
        ProblemList problems
    )
    {
        var served = new List<ServedVariation>();
        for (var index = 0; index < audience.Variations.Count; index++)
        {
            var variation = audience.Variations[index];
            var compiled = variables.Compile(variation.Variables, problems.Item(index).Member("variables"));
            var share = shares?[index].Slots / (double)Bucket.Slots ?? 0;
            served.Add(
                new(
                    experience.Id,
                    experience.Key,
                    variation.Name,
                    new(experience.Id, experience.Name, audience.Id, audience.Name, variation.Id),
                    compiled,
                    share * (1 - (controlSlots / (double)Bucket.Slots))
                )
            );
        }

        return served;
    }
}
