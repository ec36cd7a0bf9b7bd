using System.Globalization;
using Attune.Statistics.Simulation;

// Prints the table of docs/statistics.md; bench/statistics.sh puts it there. The same seed gives the same table.
var experiments = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
Simulation[] simulations =
[
    new FalseWinners("conversions, one variation", new Conversions(0.05), Variations: 1),
    new FalseWinners("conversions, four variations, corrected", new Conversions(0.05), Variations: 4),
    new FalseWinners("revenue with heavy tails, capped", new Revenue(), Variations: 1),
    new Coverage("conversions, 5 % against 6 %", new Conversions(0.05), new Conversions(0.06)),
    new Coverage("revenue, one in thirty buys more", new Revenue(), new Revenue(0.04)),
    new PastKnown("spending, past unrelated", Relation: 0),
    new PastKnown("spending, past explains half", Relation: Math.Sqrt(0.5)),
    new PastKnown("spending, past explains four fifths", Relation: Math.Sqrt(0.8)),
    new LostUsers("even split, nothing lost", Lost: 0),
    new LostUsers("2 % of one variation lost", Lost: 0.02),
    new LostUsers("5 % of one variation lost", Lost: 0.05),
];
Console.WriteLine("| what is simulated | measured | promised | found |");
Console.WriteLine("| --- | --- | --- | --- |");
foreach (var simulation in simulations)
{
    foreach (var finding in simulation.Run(experiments))
    {
        Console.WriteLine($"| {simulation.Name} | {finding.Measured} | {finding.Promised} | {finding.Found} |");
    }
}
