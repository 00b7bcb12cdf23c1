using TapBot.Core.Wording;

namespace TapBot.Core.Access;

/// <summary>What came of a change, as the audit trail needs it.</summary>
internal interface IAccessAnswer
{
    AccessResult Result { get; }

    Phrase Statement { get; }
}
