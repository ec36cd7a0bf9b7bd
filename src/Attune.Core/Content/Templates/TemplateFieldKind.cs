namespace Attune.Core.Content.Templates;

/// <summary>What a field of a stored template holds.</summary>
internal enum TemplateFieldKind
{
    Text,
    Flag,
    Number,
    Choice,
    Texts,
    Pairs,
    Objects,
}
