namespace Attune.Decisions.Rules;

/// <summary>What rules read: what a store must load, what a caller should send, what must be ranked. Immutable.</summary>
public sealed class RuleNeeds
{
    internal RuleNeeds(
        IReadOnlyCollection<string> attributes,
        IReadOnlyCollection<EventNeed> events,
        IReadOnlyCollection<string> segments,
        IReadOnlyCollection<string> parameters,
        IReadOnlyCollection<RankingNeed> rankings,
        SessionFields session,
        bool user
    )
    {
        Attributes = attributes;
        Events = events;
        Segments = segments;
        Parameters = parameters;
        Rankings = rankings;
        Session = session;
        User = user;
    }

    /// <summary>Canonical keys of user attributes.</summary>
    public IReadOnlyCollection<string> Attributes { get; }

    public IReadOnlyCollection<EventNeed> Events { get; }

    /// <summary>Ids of segments made from files.</summary>
    public IReadOnlyCollection<string> Segments { get; }

    /// <summary>Names of request parameters.</summary>
    public IReadOnlyCollection<string> Parameters { get; }

    public IReadOnlyCollection<RankingNeed> Rankings { get; }

    public SessionFields Session { get; }

    /// <summary>Whether anything of a user is read: without a user such an audience matches nobody.</summary>
    public bool User { get; }
}
