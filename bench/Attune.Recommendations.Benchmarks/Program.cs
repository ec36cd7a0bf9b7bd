using System.Diagnostics;
using System.Globalization;
using Attune.Core.Content.Recommendations;
using Attune.Recommendations.Benchmarks;

// Offline quality of recommendations on generated shoppers, as a table of Markdown. Deterministic, but for the times.
const int Seed = 20260301;
(string Name, ShopperGenerator Shoppers)[] sets =
[
    ("crowd", new ShopperGenerator(2_000, 40, 5_000, 20, 5, TasteShare: 0.3, CrowdSkew: 1.0, GroupSkew: 0.8)),
    ("tastes", new ShopperGenerator(2_000, 40, 5_000, 20, 5, TasteShare: 0.9, CrowdSkew: 0, GroupSkew: 0.8)),
];

Console.WriteLine("| data | ranking | hit rate at 10 | NDCG at 10 | of the oracle's NDCG | of popularity's NDCG |");
Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
foreach (var (name, generator) in sets)
{
    var shoppers = generator.Generate(Seed);
    var began = Stopwatch.GetTimestamp();
    var model = new InteractionModel();
    var views = new int[generator.Items];
    foreach (var shopper in shoppers)
    {
        var before = new List<string>();
        foreach (var item in shopper.Seen)
        {
            model.Add(purchase: false, before, [Name(item)]);
            before.Add(Name(item));
            views[item]++;
        }
    }
    var learned = Stopwatch.GetElapsedTime(began);

    var popular = Enumerable.Range(0, generator.Items).OrderByDescending(item => views[item]).ToArray();
    var oracle = new Quality();
    var popularity = new Quality();
    var personal = new Quality();
    began = Stopwatch.GetTimestamp();
    foreach (var shopper in shoppers)
    {
        var ranked = model.Personal([.. shopper.Seen.Select(item => KeyValuePair.Create(Name(item), 1.0))], 10);
        personal.Add(ranked.Select(scored => int.Parse(scored.Item, CultureInfo.InvariantCulture)), shopper.Hidden);
    }
    var ranking = Stopwatch.GetElapsedTime(began) / shoppers.Count;
    foreach (var shopper in shoppers)
    {
        var seen = shopper.Seen.ToHashSet();
        popularity.Add(popular.Where(item => !seen.Contains(item)), shopper.Hidden);
        oracle.Add(
            Enumerable
                .Range(0, generator.Items)
                .Where(item => !seen.Contains(item))
                .OrderByDescending(item => shopper.Chances[item]),
            shopper.Hidden
        );
    }
    foreach (var (row, quality) in new[] { ("oracle", oracle), ("popularity", popularity), ("personal", personal) })
    {
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {row} | {quality.HitRate:F3} | {quality.Ndcg:F3} | {quality.Ndcg / oracle.Ndcg:F2} | {quality.Ndcg / popularity.Ndcg:F1} |"
            )
        );
    }
    Console.Error.WriteLine(
        $"{name}: {shoppers.Count * generator.Seen:N0} actions learned in {learned.TotalMilliseconds:N0} ms; a list takes {ranking.TotalMicroseconds:N0} µs."
    );
}

static string Name(int item) => item.ToString(CultureInfo.InvariantCulture);
