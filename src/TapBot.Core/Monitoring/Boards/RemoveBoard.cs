using TapBot.Core.Access;
using TapBot.Core.Operations;

namespace TapBot.Core.Monitoring;

/// <summary>Removes a board that was made in the portal. Its screens say so, and show what the default board shows.</summary>
/// <param name="Board">Its name in the address.</param>
[Operation("boards.remove", Permission.Administer, Risk.Disruptive, Route = "boards/{board}/remove")]
public sealed record RemoveBoard(string Board) : IOperation;
