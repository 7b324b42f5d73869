-- Arguments: cookie, then the keys of the centers. Every request has its own key.
local centers, cookie = {}, ""
local sizes = {1, 2, 3, 4, 5}
function init(args)
  cookie = args[1]
  for i = 2, #args do centers[i - 1] = args[i] end
  math.randomseed(os.time() + tonumber(tostring({}):sub(8, 14), 16))
end
local function uuid()
  return (("xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx"):gsub("x", function()
    return string.format("%x", math.random(0, 15))
  end))
end
function request()
  local size = sizes[math.random(5)]
  local programme = math.random(4) == 1 and "hardship" or "violence"
  local body = "center=" .. centers[math.random(#centers)] .. "&programme=" .. programme
    .. "&size=" .. size .. "&beds=" .. size .. "&cots=0&key=" .. uuid()
  return wrk.format("POST", "/quick/promise", {
    ["Cookie"] = cookie, ["Content-Type"] = "application/x-www-form-urlencoded"}, body)
end
