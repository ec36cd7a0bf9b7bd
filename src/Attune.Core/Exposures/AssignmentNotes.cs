using System.Threading.Channels;
using Attune.Core.Users;
using Attune.Core.Users.Profiles;
using Attune.Decisions;
using Attune.Decisions.Users;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Attune.Core.Exposures;

/// <summary>
/// Notes, once for each user and experience, what was first decided where a control group is measured: a user in a control
/// group sees nothing, so nobody reports them, and only a note made at the same moment for both sides lets them be compared.
/// It never holds up an answer: where too much waits, a note is left for the user's next fetch. Thread-safe.
/// </summary>
public sealed partial class AssignmentNotes(IUserDirectory users, TimeProvider time, ILogger<AssignmentNotes> logger)
    : BackgroundService
{
    /// <summary>Notes that may wait to be written.</summary>
    public const int Waiting = 10_000;

    private const int AtOnce = 200;

    private readonly Channel<Note> notes = Channel.CreateBounded<Note>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>Notes what is new in these decisions on a user.</summary>
    public void Add(string workspaceId, DecideResult result)
    {
        if (result.User is not { } user)
        {
            return;
        }
        for (var i = 0; i < result.Decisions.Count; i++)
        {
            var decision = result.Decisions[i];
            if (
                ArmOf(decision) is { } arm
                && decision is { ExperienceId: { } experience, AudienceId: { } audience }
                && (!decision.IsServed || result.Snapshot.MeasuresControl(decision.ExperienceKey))
                && !user.Assignments.TryGet(experience, out _)
            )
            {
                var mark = new ExperienceMark(audience, arm, time.GetUtcNow().ToUnixTimeMilliseconds());
                notes.Writer.TryWrite(new Note(workspaceId, user.Id, experience, mark, decision.Propensity));
            }
        }
    }

    /// <summary>Writes what waits.</summary>
    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var batch = new List<Note>();
        while (batch.Count < AtOnce && notes.Reader.TryRead(out var note))
        {
            batch.Add(note);
        }
        foreach (var workspace in batch.GroupBy(note => note.WorkspaceId, StringComparer.Ordinal))
        {
            await users.ApplyAsync(workspace.Key, workspace.Select(ChangeOf).ToArray(), cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await notes.Reader.WaitToReadAsync(stoppingToken))
        {
            try
            {
                await WriteAsync(stoppingToken);
            }
            catch (Exception error) when (error is not OperationCanceledException)
            {
                // They are noted again when their users come again.
                LogLost(logger, error);
            }
        }
    }

    private static string? ArmOf(Decision decision) =>
        decision.Reason switch
        {
            DecisionReason.Served => decision.Variation?.Id,
            DecisionReason.UserInCampaignControlGroup => ExperienceMark.ControlGroup,
            DecisionReason.UserInGlobalControlGroup => ExperienceMark.GlobalControlGroup,
            _ => null,
        };

    private static UserChange ChangeOf(Note note) =>
        new()
        {
            Identifiers = [new Identifier(Identifier.InternalId, note.UserId.ToString("N"))],
            CreateIfMissing = false,
            Events =
            [
                new UserEvent
                {
                    Name = ExposureEvents.Assigned,
                    TimeMs = note.Mark.TimeMs,
                    Uuid = AssignmentUuid.Of(note.UserId, note.ExperienceId),
                    Attributes = new AttributeSetBuilder()
                        .Set(ExposureEvents.ExperienceId, note.ExperienceId)
                        .Set(ExposureEvents.AudienceId, note.Mark.AudienceId)
                        .Set(ExposureEvents.VariationId, note.Mark.VariationId)
                        .Set(ExposureEvents.Propensity, note.Propensity)
                        .Build(),
                },
            ],
        };

    [LoggerMessage(1, LogLevel.Warning, "Assignments could not be noted; they are when their users come again")]
    private static partial void LogLost(ILogger logger, Exception error);

    private sealed record Note(
        string WorkspaceId,
        Guid UserId,
        string ExperienceId,
        ExperienceMark Mark,
        double Propensity
    );
}
