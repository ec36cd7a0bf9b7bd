using Attune.Core.Workspaces;
using Attune.Decisions.Validation;

namespace Attune.Server.Management.Http;

/// <summary>A use case's refusal as a problem document.</summary>
internal sealed class Refusal(Func<HttpContext, Task> write) : IResult
{
    public Task ExecuteAsync(HttpContext context) => write(context);

    /// <summary>Words any outcome that is not done.</summary>
    public static Refusal From<T>(Outcome<T> outcome)
        where T : class =>
        outcome.Status switch
        {
            OutcomeStatus.Invalid => Invalid(outcome.Problems),
            OutcomeStatus.NotFound => NotFound(),
            OutcomeStatus.VersionConflict => new Refusal(context =>
                ManagementErrors.Instance.PreconditionFailedAsync(context, outcome.CurrentVersion)
            ),
            OutcomeStatus.NameTaken => new Refusal(context =>
                ManagementErrors.Instance.ConflictAsync(context, outcome.Problems[0].Message, Fields(outcome.Problems))
            ),
            OutcomeStatus.WrongState => new Refusal(context =>
                ManagementErrors.Instance.ConflictAsync(context, outcome.Problems[0].Message)
            ),
            OutcomeStatus.Forbidden => new Refusal(context =>
                ManagementErrors.Instance.ForbiddenAsync(context, outcome.Problems[0].Message)
            ),
            _ => throw new InvalidOperationException("This outcome is no refusal."),
        };

    public static Refusal Invalid(IReadOnlyList<ConfigurationProblem> problems) =>
        new(context => ManagementErrors.Instance.InvalidAsync(context, Fields(problems)));

    public static Refusal NotFound() => new(ManagementErrors.Instance.NotFoundAsync);

    public static Refusal PreconditionRequired() => new(ManagementErrors.Instance.PreconditionRequiredAsync);

    private static IReadOnlyList<ProblemField> Fields(IReadOnlyList<ConfigurationProblem> problems) =>
        [.. problems.Select(problem => new ProblemField(problem.Path, problem.Message))];
}
