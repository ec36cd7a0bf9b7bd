using Attune.Core.Workspaces.Experiences;
using Attune.Dashboard.Pages.Experiences;

namespace Attune.Dashboard.Tests.Experiences;

public sealed class ProblemPlacesTests
{
    [Theory]
    [InlineData("audiences[0].variations[1].variables[0].value", "content")]
    [InlineData("audiences[1].rule.included_filters.filters[2].value", "users")]
    [InlineData("schedule.end", "schedule")]
    [InlineData("goals[0].event_name", "schedule")]
    [InlineData("key", "users")]
    public void Step_IsTheOneOnWhichItCanBePutRight(string path, string step) =>
        Assert.Equal(step, ProblemPlaces.Step(path));

    [Fact]
    public void Describe_NamesAudienceVariationAndVariable()
    {
        var content = new ExperienceContent { Audiences = [ExperienceStarts.Audience("All users")] };

        Assert.Equal(
            "All users › Default › title",
            ProblemPlaces.Describe("audiences[0].variations[0].variables[0].value", content)
        );
        Assert.Equal(
            "All users › condition 3",
            ProblemPlaces.Describe("audiences[0].rule.included_filters.filters[2].value", content)
        );
    }
}
