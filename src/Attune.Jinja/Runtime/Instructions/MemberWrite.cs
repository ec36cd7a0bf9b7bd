using Attune.Jinja.Runtime.Evaluators;
using Attune.Jinja.Syntax;

namespace Attune.Jinja.Runtime.Instructions;

/// <summary>One member that a <see cref="MemberRunInstruction"/> writes, and the text before it.</summary>
internal readonly record struct MemberWrite(SourcePlace Place, TextSlice Before, AttributeEvaluator Member);
