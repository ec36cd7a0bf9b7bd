using Attune.Decisions.Experiences;
using Attune.Jinja;

namespace Attune.Decisions;

/// <summary>A variable of a served variation, ready to render. Immutable, thread-safe.</summary>
/// <param name="Name">The key in the payload.</param>
/// <param name="DataType">What the rendered text must be; see <see cref="Values.TypedValue"/>.</param>
/// <param name="Template">The compiled template.</param>
public sealed record ServedVariable(string Name, VariableType DataType, Template Template);
