using System.Globalization;
using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Values;

namespace Attune.Dashboard.Pages.Experiences;

/// <summary>What a new experience, audience, variation or variable begins with.</summary>
internal static class ExperienceStarts
{
    public static ExperienceContent Empty(IReadOnlyList<ExperienceListItem> others)
    {
        var number = others.Count + 1;
        string Key(int at) => string.Create(CultureInfo.InvariantCulture, $"experience-{at}");
        while (others.Any(other => other.Key == Key(number)))
        {
            number++;
        }
        return new ExperienceContent
        {
            Key = Key(number),
            Name = $"Untitled experience {number.ToString(CultureInfo.InvariantCulture)}",
            Audiences = [Audience("All users")],
        };
    }

    public static AudienceContent Audience(string name) =>
        new()
        {
            Name = name,
            Variations =
            [
                new VariationContent
                {
                    Name = "Default",
                    Percentage = 100,
                    Variables = [Variable("title")],
                },
            ],
        };

    public static Variable Variable(string name) =>
        new()
        {
            Name = name,
            DataType = VariableType.String,
            Value = new TemplateValueSource(""),
        };
}
