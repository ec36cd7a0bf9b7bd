namespace Attune.Jinja.Benchmarks.Measuring;

/// <summary>
/// Figures that are not measured here: goals, and what was measured of engines whose packages are not to be had everywhere, with the
/// same four pages, data and floor.
/// </summary>
internal static class Quoted
{
    public const double GoalOfRender = 0.35;
    public const double GoalOfPreview = 30;
    public const double GoalOfScaling = 0.95;

    public static readonly Dictionary<string, double> FluidRender = new()
    {
        ["push"] = 0.208,
        ["email"] = 0.213,
        ["large"] = 0.175,
        ["nested"] = 0.138,
    };

    public static readonly Dictionary<string, double> MiniJinjaRender = new()
    {
        ["push"] = 0.231,
        ["email"] = 0.275,
        ["large"] = 0.286,
        ["nested"] = 0.173,
    };

    /// <summary>As multiples of the floor's render; the goal of Attune's compilation.</summary>
    public static readonly Dictionary<string, double> FluidCompile = new()
    {
        ["push"] = 20.6,
        ["email"] = 6.7,
        ["large"] = 0.033,
        ["nested"] = 5.2,
    };

    public static double? Find(Dictionary<string, double> figures, string scenario) =>
        figures.TryGetValue(scenario, out var figure) ? figure : null;
}
