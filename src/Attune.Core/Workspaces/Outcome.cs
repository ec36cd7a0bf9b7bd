using System.Diagnostics.CodeAnalysis;
using Attune.Decisions.Validation;

namespace Attune.Core.Workspaces;

/// <summary>What a use case gives back: a value, or why there is none. Refusals are values, not exceptions.</summary>
public sealed record Outcome<T>
    where T : class
{
    private Outcome() { }

    public required OutcomeStatus Status { get; init; }

    /// <summary>Set where <see cref="IsDone"/>.</summary>
    public T? Value { get; init; }

    /// <summary>Everything that is wrong; empty where <see cref="IsDone"/>.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; init; } = [];

    /// <summary>For <see cref="OutcomeStatus.VersionConflict"/>: the version that holds now; 0 where it is gone.</summary>
    public long CurrentVersion { get; init; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool IsDone => Status == OutcomeStatus.Done;

    public static Outcome<T> Done(T value) => new() { Status = OutcomeStatus.Done, Value = value };

    public static Outcome<T> Invalid(IReadOnlyList<ConfigurationProblem> problems) =>
        new() { Status = OutcomeStatus.Invalid, Problems = problems };

    public static Outcome<T> Invalid(string path, string message) => Invalid([new ConfigurationProblem(path, message)]);

    public static Outcome<T> NotFound() => new() { Status = OutcomeStatus.NotFound };

    public static Outcome<T> Conflict(long currentVersion) =>
        new() { Status = OutcomeStatus.VersionConflict, CurrentVersion = currentVersion };

    public static Outcome<T> Taken(string path, string message) =>
        new() { Status = OutcomeStatus.NameTaken, Problems = [new ConfigurationProblem(path, message)] };

    public static Outcome<T> WrongState(string message) =>
        new() { Status = OutcomeStatus.WrongState, Problems = [new ConfigurationProblem("", message)] };

    public static Outcome<T> Forbidden(string message) =>
        new() { Status = OutcomeStatus.Forbidden, Problems = [new ConfigurationProblem("", message)] };

    /// <summary>The same refusal where another value would have been given back.</summary>
    public Outcome<TOther> As<TOther>()
        where TOther : class =>
        IsDone
            ? throw new InvalidOperationException("A value cannot be turned into another.")
            : new Outcome<TOther>
            {
                Status = Status,
                Problems = Problems,
                CurrentVersion = CurrentVersion,
            };
}
