using Attune.Decisions.Bucketing;
using Attune.Decisions.Experiences;
using Attune.Decisions.Explanations;
using Attune.Decisions.Rules;
using Attune.Decisions.Rules.Windows;
using Attune.Decisions.Users;

namespace Attune.Decisions;

/// <summary>
/// Decides the experiences of one request, one after the other. Lives on the stack, allocates nothing, and does not depend on
/// experiences that are not asked for. The same code explains, with a trace.
/// </summary>
public ref struct Decider
{
    private readonly Snapshot _snapshot;
    private readonly UserView? _user;
    private readonly string _bucketingId;
    private readonly DecisionTrace? _trace;
    private RuleRun _run;
    private int? _globalSlot;

    internal Decider(
        Snapshot snapshot,
        UserView? user,
        Session session,
        IMismatchSink? sink,
        DecisionTrace? trace,
        EventFindings? findings = null
    )
    {
        _snapshot = snapshot;
        _user = user;
        // Nobody's request is drawn by its own id, so that it is served and nothing is kept of it.
        _bucketingId = user?.BucketingId ?? session.NamedId ?? session.RequestId;
        _trace = trace;
        var time = new TimeFrame(session.Now.ToUnixTimeMilliseconds(), snapshot.Zone);
        _run = new(user, session, time, sink, trace?.Rules, findings);
    }

    /// <summary>Decides one experience.</summary>
    public Decision Decide(string key) =>
        _snapshot.Find(key) is { } experience
            ? Decide(experience)
            : new(key, DecisionReason.InvalidExperienceKey, _snapshot.Version);

    internal Decision Decide(CompiledExperience experience)
    {
        var status = experience.StatusAt(_run.Time.NowMs);
        if (_trace is not null)
        {
            _trace.Status = status;
        }

        if (status != ExperienceStatus.Active)
        {
            return NotServed(
                experience,
                status == ExperienceStatus.Expired
                    ? DecisionReason.ExperienceExpired
                    : DecisionReason.ExperienceNotActive
            );
        }

        if (experience.Exclusion is { } exclusion && !IsOwn(exclusion))
        {
            return NotServed(experience, DecisionReason.UserNotInSegment);
        }

        foreach (var audience in experience.Audiences)
        {
            if (Matches(audience))
            {
                return Draw(experience, audience);
            }
        }

        return NotServed(experience, DecisionReason.UserNotInSegment);
    }

    private bool Matches(CompiledAudience audience)
    {
        if (_trace is not null)
        {
            return MatchesTraced(audience);
        }

        return !(audience.ExclusionNeedsUser && _user is null)
            && Holds(audience.Included)
            && Holds(audience.InSession)
            && !(audience.Excluded?.Evaluate(ref _run) == Truth.True);
    }

    private bool MatchesTraced(CompiledAudience audience)
    {
        var included = Holds(audience.Included);
        var includedNode = _trace!.Rules.Take();
        var inSession = Holds(audience.InSession);
        var inSessionNode = _trace.Rules.Take();
        var excluded = audience.Excluded?.Evaluate(ref _run) == Truth.True;
        var excludedNode = _trace.Rules.Take();
        var needsUser = audience.ExclusionNeedsUser && _user is null;
        var matched = !needsUser && included && inSession && !excluded;
        _trace.Audience(
            new()
            {
                Id = audience.Id,
                Name = audience.Name,
                Matched = matched,
                Note = needsUser ? "the excluded filters need a user, and there is none" : null,
                Included = includedNode,
                InSession = inSessionNode,
                Excluded = excludedNode,
            }
        );
        return matched;
    }

    private bool Holds(Rule? rule) => rule is null || rule.Evaluate(ref _run) == Truth.True;

    private readonly bool IsOwn(ExclusionShare exclusion)
    {
        var holds = exclusion.Holds(_bucketingId, out var slot);
        _trace?.Draw(
            "exclusion_group",
            exclusion.Salt,
            _bucketingId,
            slot,
            holds
                ? $"of this experience in \"{exclusion.GroupName}\""
                : $"not of this experience in \"{exclusion.GroupName}\""
        );
        return holds;
    }

    private Decision Draw(CompiledExperience experience, CompiledAudience audience)
    {
        if (experience.Record.UseGlobalControlGroup && IsInGlobalControlGroup())
        {
            return Control(experience, audience, DecisionReason.UserInGlobalControlGroup, null, _snapshot.GlobalShare);
        }

        var bucket = Bucket.Of(experience.Id, _bucketingId);
        var isControl = bucket.Second < experience.ControlSlots;
        if (experience.ControlSlots > 0)
        {
            _trace?.Draw(
                "control_group",
                experience.Id,
                _bucketingId,
                bucket.Second,
                isControl ? "control group" : "served"
            );
        }

        if (isControl)
        {
            return Control(
                experience,
                audience,
                DecisionReason.UserInCampaignControlGroup,
                bucket.Slot,
                experience.ControlSlots / (double)Bucket.Slots
            );
        }

        var variation = audience.VariationAt(bucket.Slot);
        _trace?.Draw(
            "variation",
            experience.Id,
            _bucketingId,
            bucket.Slot,
            $"variation {variation?.Id} ({variation?.Name})"
        );
        return new(experience.Key, DecisionReason.Served, _snapshot.Version)
        {
            ExperienceId = experience.Id,
            AudienceId = audience.Id,
            AudienceName = audience.Name,
            Variation = variation,
            Bucket = bucket.Slot,
            Propensity = variation?.Propensity ?? 0,
        };
    }

    private bool IsInGlobalControlGroup()
    {
        if (_snapshot.GlobalSalt is not { } salt)
        {
            return false;
        }

        switch (_user?.GlobalControlGroup)
        {
            case ControlGroupListing.Member:
                _trace?.Draw("global_control_group", salt, _bucketingId, 0, "listed as a member");
                return true;
            case ControlGroupListing.NotMember:
                _trace?.Draw("global_control_group", salt, _bucketingId, 0, "listed as no member");
                return false;
        }

        _globalSlot ??= Bucket.Of(salt, _bucketingId).Second;
        var isIn = _globalSlot < _snapshot.GlobalSlots;
        _trace?.Draw("global_control_group", salt, _bucketingId, _globalSlot.Value, isIn ? "control group" : "served");
        return isIn;
    }

    private readonly Decision Control(
        CompiledExperience experience,
        CompiledAudience audience,
        DecisionReason reason,
        int? slot,
        double propensity
    ) =>
        new(experience.Key, reason, _snapshot.Version)
        {
            ExperienceId = experience.Id,
            AudienceId = audience.Id,
            AudienceName = audience.Name,
            Bucket = slot,
            Propensity = propensity,
        };

    private readonly Decision NotServed(CompiledExperience experience, DecisionReason reason) =>
        new(experience.Key, reason, _snapshot.Version) { ExperienceId = experience.Id };
}
