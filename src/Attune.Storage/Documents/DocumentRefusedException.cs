using Attune.Core.Workspaces.Documents;

namespace Attune.Storage.Documents;

/// <summary>Carries a refusal out of the transaction, which is undone on its way.</summary>
internal sealed class DocumentRefusedException(DocumentWriteResult result) : Exception
{
    public DocumentWriteResult Result => result;
}
