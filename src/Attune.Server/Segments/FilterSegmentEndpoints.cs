using System.Globalization;
using Attune.Core.Segments;
using Attune.Core.Workspaces;
using Attune.Core.Workspaces.Records;
using Attune.Core.Workspaces.Segments;
using Attune.Decisions.Audiences;
using Attune.Decisions.Rules.Filters;
using Attune.Decisions.Validation;
using Attune.Server.Authentication;
using Attune.Server.Http;
using Attune.Server.Management.Http;

namespace Attune.Server.Segments;

/// <summary>Segments made of filters (wire.md 5.8, version 3).</summary>
internal static class FilterSegmentEndpoints
{
    public const string Rate = "segments";

    private static readonly BodyLimits Limits = new(2 * 1024 * 1024);

    public static void Map(IEndpointRouteBuilder endpoints)
    {
        var group = endpoints
            .MapGroup("/v3/custom-segments")
            .WithFamily(FilterSegmentErrors.Instance)
            .RequireScope(KeyScopes.Content)
            .CountRequests(Rate);
        group.MapGet("", ListAsync);
        group.MapPost("", CreateAsync);
        group.MapGet("/{id}", ReadAsync);
        group.MapPatch("/{id}", UpdateAsync);
    }

    private static async Task ListAsync(HttpContext context, ReadRecords<SegmentContent, CustomSegment> records)
    {
        var name = context.Request.Query["name"].ToString();
        var all = await records.ListAsync(context.Caller().WorkspaceId, null, context.RequestAborted);
        await ShowAsync(
            context,
            all.Where(stored => !stored.Record.Archived && (name.Length == 0 || stored.Record.Name == name))
        );
    }

    private static async Task ReadAsync(
        HttpContext context,
        string id,
        ReadRecords<SegmentContent, CustomSegment> records
    ) =>
        await ShowAsync(
            context,
            await records.FindAsync(context.Caller().WorkspaceId, id, context.RequestAborted) is { } stored
                ? [stored]
                : []
        );

    private static async Task CreateAsync(HttpContext context, FilterSegments segments, IKeyRing ring)
    {
        if (await ReadBodyAsync(context) is not { } input)
        {
            return;
        }
        if (string.IsNullOrWhiteSpace(input.Name) || IsMarkup(input.Name))
        {
            await FilterSegmentErrors.InvalidAsync(context, [new("name", "A name without HTML is required.")]);
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        var content = new SegmentContent
        {
            Name = input.Name,
            IncludedFilters = input.IncludedFilters,
            ExcludedFilters = input.ExcludedFilters,
        };
        if (segments.CountActive(workspaceId) is var count && count >= SegmentLimits.ActiveSegments)
        {
            await FilterSegmentErrors.TooManySegmentsAsync(context, count + 1, SegmentLimits.ActiveSegments);
            return;
        }
        if (segments.FindSame(workspaceId, content, null) is { } same)
        {
            await FilterSegmentErrors.FiltersTakenAsync(context, same.Name, same.Id);
            return;
        }
        var outcome = await segments.CreateAsync(workspaceId, content, context.Principal(ring), context.RequestAborted);
        await AnswerAsync(context, segments, outcome, content, StatusCodes.Status201Created, "");
    }

    private static async Task UpdateAsync(HttpContext context, string id, FilterSegments segments, IKeyRing ring)
    {
        if (await ReadBodyAsync(context) is not { } input)
        {
            return;
        }
        var workspaceId = context.Caller().WorkspaceId;
        if (await segments.FindAsync(workspaceId, id, context.RequestAborted) is not { Record: var known })
        {
            await FilterSegmentErrors.UnknownIdAsync(context, id);
            return;
        }
        if (known.Kind != SegmentKind.Filter || known.Archived)
        {
            await FilterSegmentErrors.NotUpdatableAsync(context);
            return;
        }
        if (input.Name is { } name && (string.IsNullOrWhiteSpace(name) || IsMarkup(name)))
        {
            await FilterSegmentErrors.InvalidAsync(context, [new("name", "A name without HTML is expected here.")]);
            return;
        }
        var content = new SegmentContent
        {
            Name = input.Name ?? known.Name,
            IncludedFilters = input.IncludedFilters,
            ExcludedFilters = input.ExcludedFilters,
        };
        if (segments.FindSame(workspaceId, content, id) is { } same)
        {
            await FilterSegmentErrors.FiltersTakenAsync(context, same.Name, same.Id);
            return;
        }
        var outcome = await segments.UpdateAsync(
            workspaceId,
            id,
            content,
            context.Principal(ring),
            context.RequestAborted
        );
        await AnswerAsync(context, segments, outcome, content, StatusCodes.Status200OK, id);
    }

    private static async Task<FilterSegmentInput?> ReadBodyAsync(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context, Limits);
        if (body is null)
        {
            return null;
        }
        var problems = new ProblemList();
        if (ShapeCheck.Read(body.Root, SegmentJson.Type<FilterSegmentInput>(), problems) is { } input)
        {
            return input;
        }
        await FilterSegmentErrors.InvalidAsync(context, problems.All);
        return null;
    }

    private static bool IsMarkup(string name) => name.AsSpan().ContainsAny('<', '>');

    private static Task AnswerAsync(
        HttpContext context,
        FilterSegments segments,
        Outcome<StoredRecord<CustomSegment>> outcome,
        SegmentContent content,
        int status,
        string id
    ) =>
        outcome.Status switch
        {
            OutcomeStatus.Done => WriteAsync(
                context,
                status,
                SegmentOf(outcome.Value!, segments.Describe(context.Caller().WorkspaceId, outcome.Value!.Record))
            ),
            OutcomeStatus.NameTaken => FilterSegmentErrors.NameTakenAsync(context, content.Name),
            OutcomeStatus.NotFound => FilterSegmentErrors.UnknownIdAsync(context, id),
            OutcomeStatus.Invalid => FilterSegmentErrors.InvalidAsync(context, outcome.Problems),
            _ => FilterSegmentErrors.ConflictAsync(
                context,
                outcome.Problems.FirstOrDefault()?.Message
                    ?? "Somebody else has just changed the segment. Please try again."
            ),
        };

    private static Task ShowAsync(HttpContext context, IEnumerable<StoredRecord<CustomSegment>> segments) =>
        WriteAsync(context, StatusCodes.Status200OK, segments.Select(stored => SegmentOf(stored, null)).ToArray());

    private static Task WriteAsync<T>(HttpContext context, int status, T data)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(
            new SegmentAnswer<T>(data, context.RequestName(), FilterSegmentErrors.ResourceType),
            SegmentJson.Options
        );
    }

    private static SegmentData SegmentOf(StoredRecord<CustomSegment> stored, string? description) =>
        new()
        {
            Name = stored.Record.Name,
            Id = stored.Record.Id,
            CreatedTime = Text(stored.CreatedAt),
            UpdatedTime = description is null ? null : Text(stored.UpdatedAt),
            Type = stored.Record.Kind == SegmentKind.Filter ? "ELASTIC_SEARCH" : "FILE",
            Source = "API",
            Description = description,
            IncludedFilters = description is null ? null : stored.Record.IncludedFilters,
            ExcludedFilters = description is null ? null : stored.Record.ExcludedFilters,
        };

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.ffffff", CultureInfo.InvariantCulture);

    private sealed record SegmentAnswer<T>(T Data, string ResponseId, string Type);

    private sealed record SegmentData
    {
        public required string Name { get; init; }

        public required string Id { get; init; }

        public required string CreatedTime { get; init; }

        public string? UpdatedTime { get; init; }

        public required string Type { get; init; }

        public required string Source { get; init; }

        public string? Description { get; init; }

        public FilterGroup? IncludedFilters { get; init; }

        public FilterGroup? ExcludedFilters { get; init; }
    }
}
