using Attune.Decisions.Users;
using Attune.Jinja.Values;

namespace Attune.Core.Content.Rendering;

/// <summary>
/// <c>UserAttribute</c>: what the caller passed, over what the profile holds, key by key, under every spelling of
/// <see cref="AttributeCatalog"/> (wire.md 4.3). A passed null hides the stored value. Nothing is copied.
/// </summary>
internal sealed class UserAttributes : HostDictionary
{
    private AttributeSet passed = AttributeSet.Empty;
    private UserView? user;

    public override int Count => Names().Count();

    public override IEnumerable<KeyValuePair<Value, Value>> Pairs
    {
        get
        {
            foreach (var name in Names())
            {
                yield return new(
                    Value.FromString(AttributeCatalog.DisplayName(name)),
                    AttributeValues.ToValue(Find(name))
                );
            }
        }
    }

    /// <summary>Shows another user. <paramref name="passed"/> is under canonical keys.</summary>
    public void Show(UserView? user, AttributeSet passed)
    {
        this.user = user;
        this.passed = passed;
    }

    public override bool TryGetValue(Value key, out Value value)
    {
        if (key.TryGetString(out var name))
        {
            return AttributeValues.TryToValue(Find(AttributeCatalog.Canonical(name)), out value);
        }
        value = default;
        return false;
    }

    private AttributeValue Find(string key)
    {
        if (passed.Count > 0 && passed.TryGet(key, out var value))
        {
            return value;
        }
        if (user is null)
        {
            return AttributeValue.Missing;
        }
        return user.Attributes.TryGet(key, out var stored) ? stored : FromProfile(user, key);
    }

    // Facts that the profile itself keeps, and that templates name like attributes.
    private static AttributeValue FromProfile(UserView user, string key) =>
        key switch
        {
            AttributeCatalog.CustomerId when user.CustomerId is { } id => AttributeValue.From(id),
            AttributeCatalog.FirstSeen when user.FirstSeenMs > 0 => AttributeValue.From(user.FirstSeenMs),
            AttributeCatalog.SessionCount when user.Sessions > 0 => AttributeValue.From(user.Sessions),
            _ => AttributeValue.Missing,
        };

    private IEnumerable<string> Names()
    {
        foreach (var (name, value) in (IEnumerable<KeyValuePair<string, AttributeValue>>)passed)
        {
            if (!value.IsNullOrMissing)
            {
                yield return name;
            }
        }
        if (user is null)
        {
            yield break;
        }
        foreach (var (name, value) in (IEnumerable<KeyValuePair<string, AttributeValue>>)user.Attributes)
        {
            if (!value.IsNullOrMissing && !passed.Contains(name))
            {
                yield return name;
            }
        }
    }
}
