using Attune.Core.Workspaces.Experiences;
using Attune.Decisions.Experiences;
using Attune.Decisions.Values;

namespace Attune.Dashboard.Pages.Experiences;

/// <summary>
/// The variations of an audience side by side: a line for each variable that any of them has. A change of a line is a change
/// of every variation. Pure.
/// </summary>
public static class VariationGrid
{
    /// <summary>The lines, in the order in which variables first appear.</summary>
    public static IReadOnlyList<Variable> Lines(IReadOnlyList<VariationContent> variations) =>
        [.. variations.SelectMany(variation => variation.Variables).DistinctBy(variable => variable.Name)];

    public static Variable? Cell(VariationContent variation, string name) =>
        variation.Variables.FirstOrDefault(variable => variable.Name == name);

    public static IReadOnlyList<VariationContent> AddLine(IReadOnlyList<VariationContent> variations)
    {
        var taken = Lines(variations).Select(line => line.Name).ToHashSet();
        var number = taken.Count + 1;
        while (taken.Contains($"variable_{number}"))
        {
            number++;
        }
        return ForAll(variations, variables => [.. variables, ExperienceStarts.Variable($"variable_{number}")]);
    }

    public static IReadOnlyList<VariationContent> RemoveLine(IReadOnlyList<VariationContent> variations, string name) =>
        ForAll(variations, variables => [.. variables.Where(variable => variable.Name != name)]);

    public static IReadOnlyList<VariationContent> ChangeLine(
        IReadOnlyList<VariationContent> variations,
        string name,
        Func<Variable, Variable> change
    ) =>
        ForAll(
            variations,
            variables => [.. variables.Select(variable => variable.Name == name ? change(variable) : variable)]
        );

    /// <summary>One cell; a variation that has no such variable yet gets it.</summary>
    public static VariationContent SetCell(VariationContent variation, Variable line, ValueSource value) =>
        Cell(variation, line.Name) is null
            ? variation with
            {
                Variables = [.. variation.Variables, line with { Value = value }],
            }
            : variation with
            {
                Variables =
                [
                    .. variation.Variables.Select(variable =>
                        variable.Name == line.Name ? variable with { Value = value } : variable
                    ),
                ],
            };

    private static IReadOnlyList<VariationContent> ForAll(
        IReadOnlyList<VariationContent> variations,
        Func<IReadOnlyList<Variable>, IReadOnlyList<Variable>> change
    ) => [.. variations.Select(variation => variation with { Variables = change(variation.Variables) })];
}
