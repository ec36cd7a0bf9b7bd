using Attune.Decisions.Users;

namespace Attune.Core.Content.Recommendations;

/// <summary>Finds the actions on items in events. Immutable; safe for concurrent use.</summary>
public sealed class ItemActionReader
{
    /// <summary>Characters of an item's id; a longer text is no id.</summary>
    private const int MaxId = 200;

    /// <summary>Ids of one event that count.</summary>
    private const int MaxIds = 100;

    private readonly ILookup<string, ItemAction> byEvent;

    public ItemActionReader(RecommendationSettings settings)
    {
        Actions = settings.Actions;
        byEvent = settings.Actions.ToLookup(action => action.Event, StringComparer.Ordinal);
    }

    /// <summary>What is looked for.</summary>
    public IReadOnlyList<ItemAction> Actions { get; }

    /// <summary>The actions of an event, none or several.</summary>
    public IEnumerable<(ItemActionKind Kind, string Item)> Read(UserEvent happened)
    {
        foreach (var action in byEvent[happened.Name])
        {
            foreach (var item in Ids(happened.Attributes[action.Attribute]))
            {
                yield return (action.Kind, item);
            }
        }
    }

    /// <summary>What a user did with items lately, the last first; each kind and item once.</summary>
    /// <param name="user">The user, as in memory: what was just clicked is among it.</param>
    /// <param name="fromMs">Events from here on, in milliseconds since 1970.</param>
    /// <param name="mostEvents">Of each event at most so many of the last ones are looked at.</param>
    public IReadOnlyList<Interaction> Read(UserView user, long fromMs, int mostEvents)
    {
        var found = new Dictionary<(ItemActionKind, string), Interaction>();
        foreach (var action in Actions)
        {
            var left = mostEvents;
            foreach (var happened in user.Events.EnumerateBackward(action.Event, fromMs))
            {
                if (left-- == 0)
                {
                    break;
                }
                foreach (var item in Ids(happened.Attributes()[action.Attribute]))
                {
                    var known = found.GetValueOrDefault((action.Kind, item));
                    found[(action.Kind, item)] = new Interaction(
                        action.Kind,
                        item,
                        known.Count + 1,
                        Math.Max(known.LastMs, happened.TimeMs)
                    );
                }
            }
        }
        return
        [
            .. found
                .Values.OrderByDescending(entry => entry.LastMs)
                .ThenBy(entry => entry.Item, StringComparer.Ordinal),
        ];
    }

    private static List<string> Ids(AttributeValue value)
    {
        var ids = new List<string>(1);
        if (value.Kind == AttributeKind.Array)
        {
            foreach (var entry in value.AsArray())
            {
                Add(ids, entry);
            }
        }
        else
        {
            Add(ids, value);
        }
        return ids;
    }

    private static void Add(List<string> ids, AttributeValue value)
    {
        var id = value.Kind switch
        {
            AttributeKind.String => value.AsString(),
            AttributeKind.Integer => value.ToString(),
            _ => "",
        };
        if (id.Length is > 0 and <= MaxId && ids.Count < MaxIds && !ids.Contains(id))
        {
            ids.Add(id);
        }
    }
}
