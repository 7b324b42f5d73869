-- Arguments: how many centers there are.
local centers = 1
function init(args) centers = tonumber(args[1]) end
function request()
  local body = "center=" .. math.random(centers) .. "&size=" .. math.random(5)
    .. "&general=" .. math.random(4)
  return wrk.format("POST", "/hold", {
    ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end
