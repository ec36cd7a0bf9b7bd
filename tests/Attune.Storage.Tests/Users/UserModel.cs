using Attune.Core.Users;

namespace Attune.Storage.Tests.Users;

/// <summary>
/// The rules of users as docs/users.md has them, done naively: a list of people, one operation after the other, no store, no
/// memory, no concurrency. What the directory must agree with.
/// </summary>
internal sealed class UserModel
{
    private const string Shown = "MOE_PERSONALIZATION_MESSAGE_SHOWN";
    private static readonly string[] Attributes = ["u_em", "u_mb", "loyalty"];
    private readonly List<ModelUser> users = [];
    private readonly HashSet<Guid> uuids = [];
    private long clock;

    public ModelUser? Find(Identifier identifier) =>
        users.Where(user => user.Identifiers.Contains(identifier)).MaxBy(user => user.Updated);

    /// <summary>Applies a change and tells its status, and how many events counted.</summary>
    public (ChangeStatus Status, int Counted) Apply(UserChange change)
    {
        clock++;
        var events = new List<(string Name, long Time, Guid? Uuid)>();
        foreach (var happened in change.Events)
        {
            var isNew = happened.Uuid is not { } uuid || !uuids.Contains(uuid);
            if (isNew && events.All(known => known.Uuid is null || known.Uuid != happened.Uuid))
            {
                events.Add((happened.Name, happened.TimeMs, happened.Uuid));
            }
        }
        Identifier? customer = One(change, Identifier.CustomerId);
        Identifier? visitor = One(change, Identifier.VisitorId);
        var others = Attributes
            .SelectMany(kind => change.Identifiers.Where(identifier => identifier.Kind == kind))
            .ToArray();
        var byCustomer = customer is { } c ? Find(c) : null;
        var byVisitor = visitor is { } v ? Find(v) : null;
        ModelUser? user;
        if (customer is not null)
        {
            user = byCustomer ?? (byVisitor is { Customer: null } ? byVisitor : null);
        }
        else
        {
            user = byVisitor ?? others.Select(Find).FirstOrDefault(found => found is not null);
        }
        var isEmpty = events.Count == 0 && change.Set.Count == 0;
        var isNewUser = user is null;
        if (user is null)
        {
            if (isEmpty && change.Events.Count > 0)
            {
                return (ChangeStatus.Applied, 0);
            }
            if (!change.CreateIfMissing)
            {
                return (ChangeStatus.NotFound, 0);
            }
            user = new ModelUser { Bucket = customer?.Value ?? visitor?.Value };
            users.Add(user);
        }
        var changed = !isEmpty || isNewUser;
        if (customer is { } own && user.Identifiers.Add(own))
        {
            user.Customer = own.Value;
            user.Attributes["uid"] = own.Value;
            changed = true;
        }
        if (visitor is { } seen && byVisitor != user)
        {
            if (customer is not null && byVisitor is { Customer: null })
            {
                Union(user, byVisitor, long.MinValue);
            }
            else if (byVisitor is null || customer is not null)
            {
                if (byVisitor is not null)
                {
                    byVisitor.Identifiers.Remove(seen);
                }
                user.Identifiers.Add(seen);
            }
            changed = true;
        }
        foreach (var (key, value) in change.Set)
        {
            Set(user, key, value.AsString());
        }
        foreach (var other in others)
        {
            if (!user.Attributes.ContainsKey(other.Kind))
            {
                Set(user, other.Kind, other.Value);
                changed = true;
            }
        }
        foreach (var (name, time, uuid) in events)
        {
            user.Events.Add((name, time));
            user.Exposed |= name == Shown;
            if (uuid is { } counted)
            {
                uuids.Add(counted);
            }
        }
        user.Updated = changed ? clock : user.Updated;
        return (isNewUser ? ChangeStatus.Created : ChangeStatus.Applied, events.Count);
    }

    public MergeOutcome Merge(string merged, string retained, long nowMs)
    {
        clock++;
        var gone = Find(new(Identifier.CustomerId, merged));
        var kept = Find(new(Identifier.CustomerId, retained));
        if (merged == retained)
        {
            return MergeOutcome.SameUser;
        }
        if (gone is null)
        {
            return MergeOutcome.MergedUserNotFound;
        }
        if (kept is null)
        {
            return MergeOutcome.RetainedUserNotFound;
        }
        if (gone == kept)
        {
            return MergeOutcome.AlreadyMerged;
        }
        if (gone.Customer != merged)
        {
            return MergeOutcome.MergedElsewhere;
        }
        Union(kept, gone, nowMs - (30L * 24 * 3600 * 1000));
        return MergeOutcome.Merged;
    }

    public int Erase(Identifier identifier)
    {
        // A unique identifier names one user, and an email all who have it.
        return users.RemoveAll(user => user.Identifiers.Contains(identifier));
    }

    private void Union(ModelUser kept, ModelUser gone, long fromMs)
    {
        kept.Identifiers.UnionWith(gone.Identifiers);
        kept.Events.AddRange(gone.Events.Where(happened => happened.Time >= fromMs));
        foreach (var (key, value) in gone.Attributes)
        {
            kept.Attributes.TryAdd(key, value);
        }
        kept.Bucket = !kept.Exposed && gone.Exposed ? gone.Bucket : kept.Bucket;
        kept.Exposed |= gone.Exposed;
        kept.Updated = clock;
        users.Remove(gone);
    }

    private static void Set(ModelUser user, string key, string value)
    {
        if (Attributes.Contains(key))
        {
            if (user.Attributes.TryGetValue(key, out var last) && last != value)
            {
                user.Identifiers.Remove(new(key, last));
            }
            user.Identifiers.Add(new(key, value));
        }
        user.Attributes[key] = value;
    }

    private static Identifier? One(UserChange change, string kind) =>
        change
            .Identifiers.Where(identifier => identifier.Kind == kind)
            .Select(identifier => (Identifier?)identifier)
            .FirstOrDefault();
}
