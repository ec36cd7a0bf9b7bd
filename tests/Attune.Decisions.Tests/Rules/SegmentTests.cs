using Attune.Decisions.Audiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Users;
using Attune.Decisions.Validation;

namespace Attune.Decisions.Tests.Rules;

public sealed class SegmentTests
{
    private static readonly AttributeFilter Gold = new()
    {
        Name = "tier",
        DataType = AttributeDataType.String,
        Operator = "is",
        Value = "gold",
    };

    private static readonly UserView Golden = Build.User("u", AttributeSet.Empty.With("tier", "gold"));

    [Fact]
    public void ASegmentFromFilters_IsFoundByIdOrName_AndNested()
    {
        CustomSegment[] segments =
        [
            Segment(1, "gold", Gold),
            Segment(2, "not gold", new SegmentFilter { Id = Build.Id(1), Negate = true }),
            Segment(3, "outer", new SegmentFilter { Name = "not gold" }),
        ];
        Assert.Equal(ClauseResult.Match, Run(new() { Name = "gold" }, Golden, segments));
        Assert.Equal(ClauseResult.NoMatch, Run(new() { Id = Build.Id(3) }, Golden, segments));
        Assert.Equal(ClauseResult.Match, Run(new() { Id = Build.Id(3) }, Build.User(), segments));
        Assert.Equal(ClauseResult.Unknown, Run(new() { Id = Build.Id(3) }, null, segments));
    }

    [Fact]
    public void ASegmentsExcludedFilters_LeaveOut()
    {
        var segment = Segment(
            1,
            "all but gold",
            new FilterGroup
            {
                FilterOperator = FilterOperator.Or,
                Filters = [Gold],
                Negate = true,
            }
        ) with
        {
            ExcludedFilters = Build.All(
                new AttributeFilter
                {
                    Name = "staff",
                    DataType = AttributeDataType.Boolean,
                    Operator = "is",
                    Value = true,
                }
            ),
        };
        Assert.Equal(ClauseResult.Match, Run(new() { Id = Build.Id(1) }, Build.User(), segment));
        Assert.Equal(
            ClauseResult.NoMatch,
            Run(new() { Id = Build.Id(1) }, Build.User("u", AttributeSet.Empty.With("staff", true)), segment)
        );
    }

    [Fact]
    public void ASegmentFromAFile_HoldsItsMembers_UntilItExpires()
    {
        var segment = new CustomSegment
        {
            Id = Build.Id(1),
            Name = "uploaded",
            Kind = SegmentKind.File,
            ExpiresAt = Build.Now.AddSeconds(1),
        };
        var member = Build.User() with { Segments = SegmentMembership.Of([Build.Id(1), Build.Id(9)]) };
        SegmentFilter filter = new() { Name = "uploaded" };

        Assert.Equal(ClauseResult.Match, Run(filter, member, segment));
        Assert.Equal(ClauseResult.NoMatch, Run(filter, Build.User(), segment));
        Assert.Equal(ClauseResult.Match, Run(filter with { Negate = true }, Build.User(), segment));
        Assert.Equal(ClauseResult.NoMatch, Run(filter, member, segment with { ExpiresAt = Build.Now }));
    }

    [Fact]
    public void ACycle_IsRefused_AndTakesOnlyThoseDownThatUseIt()
    {
        CustomSegment[] segments =
        [
            Segment(1, "a", new SegmentFilter { Id = Build.Id(2) }),
            Segment(2, "b", new SegmentFilter { Id = Build.Id(3) }),
            Segment(3, "c", new SegmentFilter { Id = Build.Id(1) }),
            Segment(4, "gold", Gold),
        ];
        var uses = Build.Experience(
            1,
            "uses-cycle",
            Build.Audience("5A", Build.Rule(new SegmentFilter { Name = "b" }))
        );
        var other = Build.Experience(
            2,
            "uses-gold",
            Build.Audience("5A", Build.Rule(new SegmentFilter { Name = "gold" }))
        );

        var (snapshot, problems) = Snapshot.Compile(
            Build.Workspace(uses, other) with
            {
                Segments = segments,
            },
            Build.Jinja
        );

        Assert.Equal(["uses-gold"], snapshot.Experiences.Select(experience => experience.Key));
        Assert.Equal(["a", "b", "c", "uses-cycle"], problems.Select(problem => problem.Name).Order());
        Assert.All(problems, problem => Assert.Equal(ProblemKind.Cyclic, problem.Problem.Kind));
        var self = RecordCheck.Check(
            Segment(4, "gold", new SegmentFilter { Name = "gold" }),
            Build.Workspace() with
            {
                Segments = segments,
            },
            Build.Jinja
        );
        Assert.Equal(ProblemKind.Cyclic, Assert.Single(self).Kind);
    }

    [Fact]
    public void AMissingOrBrokenSegment_IsAProblemOfItsUser()
    {
        Assert.Equal(["id: There is no such segment."], RuleTest.Problems(new SegmentFilter { Id = Build.Id(7) }));
        Assert.Equal(["name: There is no such segment."], RuleTest.Problems(new SegmentFilter { Name = "x" }));
        Assert.Equal(["id: A segment's id or name is required."], RuleTest.Problems(new SegmentFilter()));
        var broken = Segment(1, "broken", Gold with { Operator = "glows" });
        Assert.StartsWith(
            ": The segment \"broken\" cannot be evaluated: included_filters.filters[0].operator",
            Assert.Single(RuleTest.Problems(new SegmentFilter { Id = Build.Id(1) }, broken))
        );
    }

    [Fact]
    public void Segments_NestedTooDeep_OrTooMany_AreRefused()
    {
        var chain = Enumerable
            .Range(1, 8)
            .Select(n =>
                n == 1 ? Segment(1, "s1", Gold) : Segment(n, $"s{n}", new SegmentFilter { Id = Build.Id(n - 1) })
            )
            .ToArray();
        Assert.Empty(RuleTest.Problems(new SegmentFilter { Id = Build.Id(5) }, chain));
        Assert.Contains("levels deep", Assert.Single(RuleTest.Problems(new SegmentFilter { Id = Build.Id(6) }, chain)));

        var many = Enumerable.Range(1, 51).Select(n => Segment(n, $"s{n}", Gold)).ToArray();
        var all = Build.Any([.. many.Select(segment => new SegmentFilter { Id = segment.Id })]);
        Assert.Contains("50 segments", Assert.Single(RuleTest.Problems(all, many)));
    }

    [Fact]
    public void ASegment_SaysWhoAUserIs_AndNothingOfTheRequest()
    {
        var segment = Segment(1, "sunday", new DayFilter { Days = [DayOfWeek.Sunday] });
        var problem = Assert.Single(RecordCheck.Check(segment, Build.Workspace(), Build.Jinja));
        Assert.Equal("included_filters.filters[0].filter_type", problem.Path);
    }

    [Fact]
    public void NewProblems_TellsWhatDeletingASegmentWouldBreak()
    {
        var before = Build.Workspace(
            Build.Experience(1, "banner", Build.Audience("5A", Build.Rule(new SegmentFilter { Name = "gold" })))
        ) with
        {
            Segments = [Segment(1, "gold", Gold)],
        };
        Assert.Equal(
            "banner",
            Assert.Single(RecordCheck.NewProblems(before, before with { Segments = [] }, Build.Jinja)).Name
        );
        Assert.Empty(RecordCheck.NewProblems(before, before, Build.Jinja));
    }

    private static CustomSegment Segment(int number, string name, Filter filter) =>
        new()
        {
            Id = Build.Id(number),
            Name = name,
            Kind = SegmentKind.Filter,
            IncludedFilters = Build.All(filter),
        };

    private static ClauseResult Run(SegmentFilter filter, UserView? user, params CustomSegment[] segments) =>
        RuleTest.Run(filter, user, null, Build.Workspace() with { Segments = segments }).Result;
}
