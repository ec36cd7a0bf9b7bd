using System.Globalization;
using Attune.Core.Analytics.Export;
using Attune.Core.Analytics.Reading;
using Attune.Core.Analytics.Results;
using Attune.Core.Analytics.Statistics;
using Attune.Server.Authentication;
using Attune.Server.Management.Http;

namespace Attune.Server.Management.Analytics;

/// <summary>What experiences have done: <c>/api/v1/experiences/{id}/analytics</c> and <c>results</c>, and a calculator.</summary>
internal static class AnalyticsEndpoints
{
    private static readonly ITableFormat[] Formats = [new CsvFormat(), new ParquetFormat()];

    private static readonly (string, string)[] SampleSizeParameters =
    [
        ("baseline", "The conversion rate now, above 0 and below 1."),
        ("lift", "The smallest change worth finding, relative to it: 0.1 for a tenth."),
        ("alpha", "The chance of a false winner; 0.05 unless given."),
        ("power", "The chance to find a true effect; 0.8 unless given."),
    ];

    public static void Map(IEndpointRouteBuilder group)
    {
        var analytics = group.MapGroup("").WithTags("Analytics");
        analytics
            .MapGet("/experiences/{id}/analytics", ReadAsync)
            .WithName("ReadAnalytics")
            .WithSummary("Read what an experience has done, as JSON, CSV or Parquet")
            .WithQuery(AnalyticsQueryReader.Parameters)
            .Produces<AnalyticsBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);
        analytics
            .MapGet("/experiences/{id}/results", ResultsAsync)
            .WithName("ReadResults")
            .WithSummary("Compare an experience's variations with each other and with control groups")
            .Produces<ResultsBody>()
            .ProducesRefusals(StatusCodes.Status404NotFound);
        analytics
            .MapGet("/sample-size", SampleSize)
            .WithName("ReadSampleSize")
            .WithSummary("Tell how many users an experiment needs")
            .WithQuery(SampleSizeParameters)
            .Produces<SampleSizeBody>()
            .ProducesRefusals(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ReadAsync(HttpContext context, string id, ReadAnalytics useCase)
    {
        var query = new QueryReader(context);
        var request = AnalyticsQueryReader.Read(query, id);
        var format = query.OneOf("format", "json", "csv", "parquet");
        if (query.Refused() is { } refused)
        {
            return refused;
        }
        var outcome = await useCase.ExecuteAsync(context.Caller().WorkspaceId, request, context.RequestAborted);
        if (!outcome.IsDone)
        {
            return Refusal.From(outcome);
        }
        return Formats.FirstOrDefault(each => each.Name == format) is { } file
            ? new TableAnswer(file, new AnalyticsTable(outcome.Value), $"analytics-{id}")
            : new Answer<AnalyticsBody>(AnalyticsBody.Of(outcome.Value));
    }

    private static async Task<IResult> ResultsAsync(HttpContext context, string id, ReadResults useCase)
    {
        if (new QueryReader(context).Refused() is { } refused)
        {
            return refused;
        }
        var outcome = await useCase.ExecuteAsync(context.Caller().WorkspaceId, id, context.RequestAborted);
        return outcome.IsDone ? new Answer<ResultsBody>(ResultsBody.From(outcome.Value)) : Refusal.From(outcome);
    }

    private static IResult SampleSize(HttpContext context)
    {
        var query = new QueryReader(context);
        var baseline = Fraction(query, "baseline", null);
        var lift = Fraction(query, "lift", null);
        var alpha = Fraction(query, "alpha", 0.05);
        var power = Fraction(query, "power", 0.8);
        Within(query, "baseline", baseline);
        Within(query, "alpha", alpha);
        Within(query, "power", power);
        if (lift == 0 || baseline * (1 + lift) is <= 0 or >= 1)
        {
            query.RefuseUnlessRefused("lift", "Expected a change that leaves the rate above 0 and below 1.");
        }
        return query.Refused()
            ?? new Answer<SampleSizeBody>(
                new SampleSizeBody(baseline, lift, alpha, power, Power.SampleSizeForRate(baseline, lift, alpha, power))
            );
    }

    private static double Fraction(QueryReader query, string name, double? otherwise)
    {
        var text = query.Text(name);
        if (text is null && otherwise is { } known)
        {
            return known;
        }
        if (
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
        )
        {
            return value;
        }
        query.Refuse(name, "Expected a number such as 0.05.");
        return double.NaN;
    }

    private static void Within(QueryReader query, string name, double value)
    {
        if (value is <= 0 or >= 1)
        {
            query.Refuse(name, "Expected a number above 0 and below 1.");
        }
    }
}
