using Attune.Core.Users.Dedupe;

namespace Attune.Core.Users.Writing;

/// <summary>The changes of one call, checked, with what became of each so far. Used by one call.</summary>
internal sealed class ChangeBatch(IReadOnlyList<UserChange> changes, BatchUuids uuids)
{
    private readonly ChangeOutcome?[] outcomes = new ChangeOutcome?[changes.Count];
    private readonly CheckedChange?[] checkedChanges = new CheckedChange?[changes.Count];

    public int Count => changes.Count;

    public BatchUuids Uuids => uuids;

    public IReadOnlyList<ChangeOutcome> Outcomes => outcomes!;

    /// <summary>The change, or null where it has been refused.</summary>
    public CheckedChange? this[int index] => checkedChanges[index];

    public void Check(ChangeValidator validator, Identity.IdentityRules rules)
    {
        for (var i = 0; i < changes.Count; i++)
        {
            var errors = new List<ChangeError>();
            checkedChanges[i] = validator.Check(changes[i], rules, errors);
            if (errors.Count > 0)
            {
                Refuse(i, errors);
            }
        }
    }

    /// <summary>The change without the events that were counted before.</summary>
    public CheckedChange WithNewEvents(int index)
    {
        var change = checkedChanges[index]!;
        var repeated = 0;
        var within = change.Events.Count > 1 ? new HashSet<Guid>() : null;
        foreach (var happened in change.Events)
        {
            repeated += Counts(happened.Uuid, within) ? 0 : 1;
        }
        if (repeated == 0)
        {
            return change;
        }
        within?.Clear();
        return change with
        {
            Repeated = repeated,
            Events = change.Events.Where(happened => Counts(happened.Uuid, within)).ToArray(),
        };
    }

    public void Refuse(int index, IReadOnlyList<ChangeError> errors) =>
        outcomes[index] = new ChangeOutcome { Status = ChangeStatus.Refused, Errors = errors };

    public void NotFound(int index) => outcomes[index] = new ChangeOutcome { Status = ChangeStatus.NotFound };

    public void Done(int index, ChangeStatus status, Guid userId, CheckedChange written)
    {
        foreach (var happened in written.Events)
        {
            if (happened.Uuid is { } uuid)
            {
                uuids.Use(uuid);
            }
        }
        outcomes[index] = new ChangeOutcome
        {
            Status = status,
            UserId = userId,
            EventsCounted = written.Events.Count,
            EventsRepeated = written.Repeated,
        };
    }

    private bool Counts(Guid? uuid, HashSet<Guid>? within) =>
        uuid is not { } given || (uuids.Counts(given) && (within is null || within.Add(given)));
}
