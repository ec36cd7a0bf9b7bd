using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// <c>EventAttribute</c>: the attributes that were passed, whole, or those of the user's last event of the name within
/// the last 15 days (wire.md 3.1, 3.3). The event is looked for when a template first asks. Besides plain names it reads
/// the forms of wire.md 4.3: a path into an object (<c>Order.id</c>), the event's name before the attribute's
/// (<c>Added To Cart.price</c>), and <c>MOE_TRIGGER_EVENT.</c> before either.
/// </summary>
internal sealed class EventAttributes : HostDictionary
{
    /// <summary>How far back the last event may lie.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromDays(15);

    private const string Trigger = "MOE_TRIGGER_EVENT.";

    private AttributeSet? attributes;
    private UserView? user;
    private string? eventName;
    private long nowMs;

    /// <summary>Whether attributes were passed, or the user has the event.</summary>
    public bool HasEvent => attributes is not null ? attributes.Count > 0 : LastEvent() is not null;

    /// <summary>The event that is shown; null for none.</summary>
    public string? EventName => eventName;

    public override int Count => Attributes().Count;

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs => new AttributeSetView(Attributes()).Pairs;

    /// <summary>Shows another event: <paramref name="passed"/>, or where that is null the user's own.</summary>
    public void Show(UserView? user, string? eventName, AttributeSet? passed, DateTimeOffset now)
    {
        attributes = passed;
        this.user = user;
        this.eventName = eventName;
        nowMs = now.ToUnixTimeMilliseconds();
    }

    public override bool TryGetValue(Value key, out Value value)
    {
        if (key.TryGetString(out var name))
        {
            return AttributeValues.TryToValue(Find(Attributes(), name), out value);
        }
        value = default;
        return false;
    }

    private AttributeSet Attributes() => attributes ??= LastEvent()?.Attributes ?? AttributeSet.Empty;

    private UserEvent? LastEvent() =>
        user is null || eventName is null ? null : user.Events.Last(eventName, nowMs - (long)Window.TotalMilliseconds);

    private AttributeValue Find(AttributeSet set, string name)
    {
        if (set.TryGet(name, out var value) || !name.Contains('.', StringComparison.Ordinal))
        {
            return value;
        }
        var rest = name.StartsWith(Trigger, StringComparison.Ordinal) ? name[Trigger.Length..].TrimStart() : name;
        if (
            eventName is not null
            && rest.Length > eventName.Length
            && rest[eventName.Length] == '.'
            && rest.StartsWith(eventName, StringComparison.Ordinal)
        )
        {
            rest = rest[(eventName.Length + 1)..].TrimStart();
        }
        return set.TryGet(rest, out value) ? value : Follow(set, rest);
    }

    private static AttributeValue Follow(AttributeSet set, string path)
    {
        var value = AttributeValue.From(set);
        foreach (var step in path.Split('.'))
        {
            value = value.Kind == AttributeKind.Object ? value.AsObject()[step] : AttributeValue.Missing;
        }
        return value;
    }
}
